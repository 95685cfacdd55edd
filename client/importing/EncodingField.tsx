// Owns: saying in which encoding a file was read whose bytes do not tell it, and choosing another. Rule IMP-117.

import { t } from "../i18n/t.ts";
import { Select } from "../ui/Select.tsx";

export interface EncodingFieldProps {
  readonly encoding: string;
  readonly onChoice: (encoding: string) => void;
}

export function EncodingField({ encoding, onChoice }: EncodingFieldProps) {
  return (
    <Select
      label={t("importing.encoding")}
      description={t("importing.encodingWrong")}
      options={encodings()}
      value={encoding}
      onChange={onChoice}
    />
  );
}

/** Those in which people's lists still come, by the names of the Encoding Standard. */
function encodings() {
  return [
    { id: "utf-8", label: "Unicode (UTF-8)" },
    { id: "utf-16le", label: "Unicode (UTF-16)" },
    { id: "utf-16be", label: "Unicode (UTF-16 BE)" },
    { id: "windows-1252", label: t("importing.western", { name: "Windows-1252" }) },
    { id: "iso-8859-15", label: t("importing.western", { name: "Latin-9" }) },
    { id: "macintosh", label: t("importing.western", { name: "Macintosh" }) },
    { id: "windows-1250", label: t("importing.central", { name: "Windows-1250" }) },
    { id: "windows-1251", label: t("importing.cyrillic", { name: "Windows-1251" }) },
    { id: "windows-1253", label: t("importing.greek", { name: "Windows-1253" }) },
    { id: "windows-1254", label: t("importing.turkish", { name: "Windows-1254" }) },
    { id: "windows-1255", label: t("importing.hebrew", { name: "Windows-1255" }) },
    { id: "windows-1256", label: t("importing.arabic", { name: "Windows-1256" }) },
    { id: "gb18030", label: t("importing.chineseSimplified", { name: "GB18030" }) },
    { id: "big5", label: t("importing.chineseTraditional", { name: "Big5" }) },
    { id: "shift_jis", label: t("importing.japanese", { name: "Shift JIS" }) },
    { id: "euc-kr", label: t("importing.korean", { name: "EUC-KR" }) },
  ];
}
