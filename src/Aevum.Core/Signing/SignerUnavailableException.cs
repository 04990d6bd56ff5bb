namespace Aevum.Signing;

/// <summary>A signer cannot sign now. The calls of the batch fail with <c>signer_unavailable</c>; nothing unsigned is stored.</summary>
public sealed class SignerUnavailableException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public SignerUnavailableException()
        : base("The signer is unavailable.")
    {
    }

    /// <summary>Makes an exception with a message that says what failed and how to repair it.</summary>
    /// <param name="message">The message; never a token, PIN or key.</param>
    public SignerUnavailableException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message; never a token, PIN or key.</param>
    /// <param name="innerException">The fault behind it.</param>
    public SignerUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
