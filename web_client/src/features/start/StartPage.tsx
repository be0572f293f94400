/** Where one comes in: customers hand over a task, assistants see what waits for them. */

import { usePageTitle } from "../../kit/browser/page_title";
import { isStaff } from "../../session/store";
import { t } from "../../texts/texts";
import { CustomerStart } from "./CustomerStart";
import { FirstRun } from "./FirstRun";
import { StaffToday } from "./StaffToday";

export function StartPage({ onSearch }: { onSearch: () => void }) {
  const title = t(isStaff.value ? "nav.today" : "nav.start");
  usePageTitle(title);
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="page-in">
        <FirstRun />
        {isStaff.value ? <StaffToday onSearch={onSearch} /> : <CustomerStart onSearch={onSearch} />}
      </div>
    </main>
  );
}
