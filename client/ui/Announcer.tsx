// The one live region of the page. React Aria leaves it audible while a dialog hides the rest. [A11-5]
import { useShallow } from "zustand/react/shallow";
import { type Politeness, useAnnouncements } from "./announcements.ts";
import { visuallyHidden } from "./VisuallyHidden.tsx";

/** Speaks what `announce` is given. Put it once, near the root. */
export function Announcer() {
  return (
    <div className={visuallyHidden} data-live-announcer="true">
      <Region politeness="polite" />
      <Region politeness="assertive" />
    </div>
  );
}

function Region({ politeness }: { readonly politeness: Politeness }) {
  const messages = useAnnouncements(
    useShallow((state) => state.latest.filter((message) => message.politeness === politeness)),
  );
  return (
    <div role="log" aria-live={politeness} aria-relevant="additions">
      {messages.map((message) => (
        <div key={message.id}>{message.text}</div>
      ))}
    </div>
  );
}
