// The keys that work at this moment, in sight for everybody.
import { useEffect, useState } from "react";
import { t } from "../../i18n/t.ts";
import { useDesk } from "./desk.ts";
import { useJourneyHere } from "./journeyHere.ts";
import styles from "./KeysHint.module.css";
import { stepUnder } from "./useMapKeys.ts";

export function KeysHint() {
  const { mayEdit } = useJourneyHere();
  const isCarrying = useDesk(({ carry }) => carry?.by === "keys");
  const place = useFocusPlace();
  if (!mayEdit) return null;
  if (isCarrying) return <p className={styles.carrying}>{t("journeys.keysCarry")}</p>;
  return (
    <p className={styles.hint}>
      {place === "pool" ? t("journeys.keysTray") : t("journeys.keysMap")}
    </p>
  );
}

/** Whether the focus is in the pool or (also otherwise) in the map. */
function useFocusPlace(): "pool" | "map" {
  const [place, setPlace] = useState<"pool" | "map">("map");
  useEffect(() => {
    const follow = ({ target }: FocusEvent): void => {
      if (stepUnder(target) !== null) setPlace("map");
      else if (target instanceof Element && target.closest("[data-touchpoint]")) setPlace("pool");
    };
    document.addEventListener("focusin", follow);
    return () => document.removeEventListener("focusin", follow);
  }, []);
  return place;
}
