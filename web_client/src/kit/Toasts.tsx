import { Button } from "./Button";
import { hideToast, toast } from "./toast";

/** The latest short word about what happened; always there for screen readers, seen only when it says something. */
export function Toasts() {
  const now = toast.value;
  return (
    <div class="toasts" role="status">
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
