// Progress of a job: the page is loaded anew when it has ended.

const LOOK_MILLISECONDS = 1500;
const job = document.getElementById("job");

async function look() {
  const response = await fetch(job.dataset.job);
  if (!response.ok) return;
  const { state, step, done, total } = await response.json();
  if (state !== "running") return location.reload();
  document.getElementById("step").textContent = step;
  Object.assign(document.getElementById("progress"), { value: done, max: total });
  setTimeout(look, LOOK_MILLISECONDS);
}

if (job?.dataset.job) setTimeout(look, LOOK_MILLISECONDS);
