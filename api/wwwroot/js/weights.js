// A slider beside each weight: it follows the number, and the number follows it, at once. Without this script the number alone is there, and does all.
for (const slider of document.querySelectorAll("input[type=range][data-of]")) {
  const number = document.getElementById(slider.dataset.of);
  slider.hidden = false;
  slider.value = number.value;
  slider.addEventListener("input", () => { number.value = slider.value; });
  number.addEventListener("input", () => { slider.value = number.value; });
}
