// The entry of the development page gallery.html, which `vite dev` serves and the build leaves out.
import "../i18n/everything.ts";
import "../ui/base.css";
import { createRoot } from "react-dom/client";
import { startTheme } from "../ui/theme.ts";
import { Gallery } from "./Gallery.tsx";

startTheme();
const root = document.getElementById("root");
if (root === null) throw new Error("gallery.html has no element #root");
createRoot(root).render(<Gallery />);
