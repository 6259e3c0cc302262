// Files dropped anywhere on the form are chosen in its field; the chosen ones are told by name.
const form = document.querySelector("form[data-drop]");
const place = form?.querySelector("[data-drop-here]");
const field = form?.querySelector('input[type="file"]');
const told = form?.querySelector("[data-chosen-files]");

function tell() {
  told.replaceChildren(
    ...[...field.files].map((file) => {
      const line = document.createElement("li");
      line.textContent = file.name;
      return line;
    }),
  );
}

if (form) {
  field.addEventListener("change", tell);
  for (const name of ["dragenter", "dragover"]) {
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
  }
  for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    field.files = event.dataTransfer.files;
    tell();
  });
}
