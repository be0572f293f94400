/** The stars of a task: asked for once it was handed over, and as they were given. */

import { useId } from "preact/hooks";
import { Button } from "../../../kit/Button";
import { FormError } from "../../../kit/FormError";
import { TextArea } from "../../../kit/fields/TextArea";
import { Icon } from "../../../kit/Icon";
import { Missing } from "../../../kit/Missing";
import { useKeptForm } from "../../../session/kept_form";
import { t } from "../../../texts/texts";
import type { ChatId, Rating } from "../../../wire/wire";
import { startRatingDialog } from "../../bot/dialogs";
import { useAct } from "../act_buttons";
import { ActFiles } from "../files/ActFiles";
import { useActFiles } from "../files/act_files";
import { CardFrame } from "./CardFrame";

const STARS = [1, 2, 3, 4, 5] as const;

/** Asked once after each hand-over. */
export function RateCard({ chat }: { chat: ChatId }) {
  const form = useKeptForm(`${chat} rate`, { stars: 0, comment: "" });
  const { stars, comment } = form.fields;
  const { busy, wrong, run } = useAct(chat);
  const files = useActFiles({ chat, act: "rate" });
  const why = useId();
  const rate = async () => {
    const what = { t: "rate", stars: stars.value, comment: comment.value.trim() } as const;
    if (await run(what, undefined, files.send)) form.reset();
  };
  return (
    <CardFrame icon="star" kind={t("task.rating")} open>
      <fieldset class="stars">
        <legend>{t("task.rating.ask")}</legend>
        {STARS.map((n) => (
          <label
            class={n <= stars.value ? "star is-on" : "star"}
            key={n}
            title={t("task.rating.stars", { n })}
          >
            <input
              type="radio"
              name={`stars-${chat}`}
              aria-label={t("task.rating.stars", { n })}
              checked={stars.value === n}
              onChange={() => {
                stars.value = n;
              }}
            />
            <Icon name="star" />
          </label>
        ))}
      </fieldset>
      {stars.value > 0 && (
        <>
          <TextArea label={t("task.rating.comment")} value={comment} rows={2} />
          <ActFiles place={files.place} />
          <FormError text={wrong.value} />
          <div class="buttons">
            <Button
              kind="main"
              disabled={busy.value || files.missing !== undefined}
              aria-describedby={files.missing && why}
              onClick={() => void rate()}
            >
              {t("task.do.rate")}
            </Button>
            <Missing id={why} text={files.missing} />
          </div>
        </>
      )}
      {stars.value === 0 && (
        <button type="button" class="link" onClick={() => void startRatingDialog(chat)}>
          {t("task.do.rate_talking")}
        </button>
      )}
    </CardFrame>
  );
}

export function RatingCard({ rating }: { rating: Rating }) {
  return (
    <CardFrame icon="star" kind={t("task.rating")} open={false}>
      <p class="stars" role="img" aria-label={t("task.rating.stars", { n: rating.stars })}>
        {STARS.map((n) => (
          <span class={n <= rating.stars ? "star is-on" : "star"} key={n}>
            <Icon name="star" />
          </span>
        ))}
      </p>
      {rating.comment && <p>{rating.comment}</p>}
    </CardFrame>
  );
}
