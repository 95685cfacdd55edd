// Owns: what things can be dropped on: the map as one, and the pool, each marked by an attribute. So nothing of them is
// drawn again because something is carried over them.

/** The value of the mark: the map takes what is carried, the pool takes steps out of the journey. */
export const mapDroppable = "map";
export const poolDroppable = "pool";

export const droppableMark = "data-droppable";
