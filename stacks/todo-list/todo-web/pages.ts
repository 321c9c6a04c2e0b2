/** The pages, as text. */
import { itemLengthMax, type ToDo } from './todos.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);

const page = (content: string): string => `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>ToDoList</title>
  <link rel="icon" href="data:,">
</head>
<body>
  <nav><a href="/">Home</a> <a href="/new">New Item</a> <a href="/list">List Items</a> <a href="/diagnostics">Diagnostics</a></nav>
  ${content}
</body>
</html>
`;

export const homePage = (count: number): string =>
  page(`<h1>To-Do List</h1>
  <p>You have ${count} items to do.</p>`);

export const listPage = (todos: readonly ToDo[]): string =>
  page(`<h1>To-Do Items</h1>
  <table>
    <thead><tr><th>Item</th><th>Date Added</th></tr></thead>
    <tbody>${todos.map(row).join('')}
    </tbody>
  </table>`);

const row = ({ item, dateAdded }: ToDo): string => `
      <tr><td>${safe(item)}</td><td>${dateAdded.toISOString().slice(0, 10)}</td></tr>`;

/** `works`: whether the form can be sent; `complaint`: what was wrong with the item before, or null. */
export const newPage = (works: boolean, complaint: string | null): string =>
  page(`<h1>New Item</h1>
  <form method="post" action="/new">
    <label>Item <input name="item" required maxlength="${itemLengthMax}"></label>
    <button${works ? '' : ' disabled title="Needs the addition form"'}>Save</button>
  </form>${complaint === null ? '' : `\n  <p role="alert">${safe(complaint)}</p>`}`);

export const diagnosticsPage = (facts: Readonly<Record<string, string>>): string =>
  page(`<h1>Diagnostics</h1>
  <dl>${Object.entries(facts)
    .map(([name, value]) => `\n    <dt>${safe(name)}</dt><dd>${safe(value)}</dd>`)
    .join('')}
  </dl>`);

export const noPage: string = page("<p>Sorry, there's nothing at this address.</p>");

export const errorPage: string = page(`<h1>Error.</h1>
  <p>An error occurred while processing your request.</p>`);
