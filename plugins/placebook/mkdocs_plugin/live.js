/* Loads the page again when there is a newer one. Only `placebook serve` puts this on a page. */
const epoch = document.querySelector("script[data-epoch]").dataset.epoch;

async function wait() {
  try {
    const answer = await fetch(`/livereload/${epoch}/0`);
    if (answer.ok && Number(await answer.text()) > Number(epoch)) return location.reload();
  } catch {
    await new Promise((done) => setTimeout(done, 3000)); // the server has gone; it may come back
  }
  return wait();
}

wait();
