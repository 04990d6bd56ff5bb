namespace Aevum.Canonical;

/// <summary>A JSON text has no canonical form, so no hash of it may be signed. The message names the byte position, never the content.</summary>
public sealed class CanonicalJsonException : ArgumentException
{
    /// <summary>Makes an exception without detail.</summary>
    public CanonicalJsonException()
        : base("The JSON text has no canonical form.")
    {
    }

    /// <summary>Makes an exception with a message that says what is wrong, where, and how to repair it.</summary>
    /// <param name="message">The message; never the content.</param>
    public CanonicalJsonException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message; never the content.</param>
    /// <param name="innerException">The fault behind it.</param>
    public CanonicalJsonException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
