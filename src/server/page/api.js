import { askForToken, storedToken } from './token.js';

/** An answer of the server that is not a success; `message` is for people. */
export class ApiError extends Error {
  constructor(status, detail, errors = []) {
    super(detail);
    this.status = status;
    this.errors = errors;
  }
}

async function problem(response) {
  const fallback = `The server answered ${response.status}.`;
  try {
    const { detail, title, errors } = await response.json();
    return new ApiError(response.status, detail ?? title ?? fallback, errors);
  } catch {
    return new ApiError(response.status, fallback);
  }
}

async function request(path, options) {
  const token = storedToken();
  const headers = { ...options.headers, ...(token && { Authorization: `Bearer ${token}` }) };
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new ApiError(0, 'The server cannot be reached. Is it still running?');
  }
  if (response.status === 401 && await askForToken(token)) return request(path, options);
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** Sends text that is JSON already. */
export const send = (path, json, signal) => request(path, {
  method: 'POST', signal, body: json, headers: { 'Content-Type': 'application/json' },
});

/** Sends `item` as JSON and returns the answer. */
export const post = (path, item, signal) => send(path, JSON.stringify(item), signal);

/** Fetches what is at `path`. */
export const get = path => request(path, {});

/** True where a request was given up for a newer one. */
export const dropped = error => error.name === 'AbortError';
