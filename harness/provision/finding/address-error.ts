/** An address of an engine that this harness cannot speak to; the message is for the user, after `no engine answers at …:`. */
export class AddressError extends Error {}
