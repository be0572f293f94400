import { useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./Button";
import { hideToast, toast } from "./toast";

/** The latest short word about what happened; always there for screen readers, seen only when it says something. */
export function Toasts() {
  const now = toast.value;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => measured(box.current), []);
  return (
    <div class="toasts" role="status" ref={box}>
      {now && (
        <div class="toast" key={now.id}>
          <span class="grow">{now.text}</span>
          {now.action && (
            <Button
              kind="text"
              onClick={() => {
                now.action?.run();
                hideToast();
              }}
            >
              {now.action.label}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

/** Keeps `--toast`, the height of what is said, so that what lies there can end above it. */
function measured(box: HTMLDivElement | null): () => void {
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => style.setProperty("--toast", `${box?.offsetHeight ?? 0}px`));
  if (box !== null) observer.observe(box);
  return () => observer.disconnect();
}
