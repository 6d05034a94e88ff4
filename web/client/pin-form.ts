// Makes a telephone's photograph smaller before it is sent: it has more points than the service
// reads, and than anybody sees on a page.
const field = document.querySelector<HTMLInputElement>("input[data-most-points]");
const said = document.querySelector<HTMLElement>("[data-made-smaller]");

field?.addEventListener("change", async () => {
  const [file] = field.files ?? [];
  say("");
  if (!file || !/^image\/(jpeg|png|webp)$/.test(file.type)) return;
  const smaller = await madeSmaller(file, Number(field.dataset.mostPoints));
  // Another file may have been chosen meanwhile.
  if (!smaller || field.files?.[0] !== file) return;
  const chosen = new DataTransfer();
  chosen.items.add(smaller);
  field.files = chosen.files;
  say("The picture was made smaller, so that it can be shown.");
});

function say(words: string): void {
  if (said) said.textContent = words;
}

/** The same picture with so many points at most; nothing where it has no more. */
async function madeSmaller(file: File, most: number): Promise<File | undefined> {
  // Of a picture that cannot be read the service says what is wrong with it.
  const picture = await createImageBitmap(file).catch(() => undefined);
  if (!picture) return undefined;
  const { width, height } = picture;
  if (width * height <= most) return undefined;
  const scale = Math.sqrt(most / (width * height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  const paper = canvas.getContext("2d");
  if (!paper) return undefined;
  // A JPEG knows no transparency: what is seen through would turn black.
  paper.fillStyle = "#ffffff";
  paper.fillRect(0, 0, canvas.width, canvas.height);
  paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.85));
  const name = `${file.name.replace(/\.\w+$/, "")}.jpg`;
  return bytes ? new File([bytes], name, { type: "image/jpeg" }) : undefined;
}
