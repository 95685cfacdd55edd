// The second, smaller line of an item in a list that opens. A part of the item's name.
import styles from "./Popover.module.css";

export function ItemDetail({ children }: { readonly children: string }) {
  return (
    <>
      {" "}
      <span className={styles.detail}>{children}</span>
    </>
  );
}
