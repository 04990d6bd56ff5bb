namespace Aevum.Testing;

/// <summary>A case did not behave as its markup says, or the case itself is wrong.</summary>
public sealed class HarnessException(string message) : Exception(message);
