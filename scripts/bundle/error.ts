/** A bundle that must not be shipped as it is; the message says what to do. */
export class BundleError extends Error {}
