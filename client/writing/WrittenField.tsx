// A field of the map that several may write in: it keeps its words as one leaves it, shows who else writes there, and says
// whose words one's own take the place of. Rules MAP-447, MAP-448, MAP-449, A11-207.
import { useSession } from "../session/hooks.ts";
import { KeptField, type KeptFieldProps } from "../ui/KeptField.tsx";
import {
  changedWords,
  type FieldPlace,
  sayLost,
  sayOvertaken,
  useTellWriting,
  useWriters,
} from "./whoWrites.ts";

export interface WrittenFieldProps
  extends Omit<KeptFieldProps, "onLost" | "onWriting" | "onOvertake" | "changedWords"> {
  readonly place: FieldPlace;
}

export function WrittenField({ place, description, ...field }: WrittenFieldProps) {
  const session = useSession();
  const writers = useWriters(place);
  return (
    <KeptField
      {...field}
      description={writers || description}
      changedWords={changedWords}
      onWriting={useTellWriting(place, field.isReadOnly !== true)}
      onOvertake={(theirs) => sayOvertaken(session, place, theirs)}
      onLost={sayLost}
    />
  );
}
