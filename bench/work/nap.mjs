// Tasks that wait: they share no core, so what a pool costs is all that can go wrong with a prediction.
export const nap = (ms) => new Promise((resolve) => setTimeout(resolve, ms, ms));
