import { fileKinds, type PinKind, pinKindNames } from "@allteach/domain/pins/pin";
import type { PinFile } from "@allteach/domain/pins/pin-file";
import type { IconName } from "../components/icon.tsx";

/** The picture that stands for each kind where there is none of its own. */
export const pinIcons: Readonly<Record<PinKind, IconName>> = {
  link: "link",
  document: "document",
  image: "picture",
  video: "video",
  text: "edit",
};

const typeNames: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "Excel",
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PowerPoint",
  "text/csv": "CSV",
  "text/plain": "Plain text",
  "image/png": "Picture",
  "image/jpeg": "Picture",
  "image/webp": "Picture",
};

/** "PDF": what a file is, as people say it. */
export const fileTypeName = (type: string) => typeNames[type] ?? "File";

/** "Word, 240 KB". */
export function fileWords({ type, bytes }: Pick<PinFile, "type" | "bytes">): string {
  const kilobytes = bytes / 1024;
  const size =
    kilobytes < 1000
      ? `${Math.max(1, Math.round(kilobytes))} KB`
      : `${(kilobytes / 1024).toFixed(1)} MB`;
  return `${fileTypeName(type)}, ${size}`;
}

/** "Document", or what its file is: "PDF". */
export function kindWords(kind: PinKind, file: Pick<PinFile, "type"> | undefined): string {
  return file && fileKinds.has(kind) && kind === "document"
    ? fileTypeName(file.type)
    : pinKindNames[kind];
}
