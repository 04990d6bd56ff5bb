namespace Aevum.Signers.Conformance;

/// <summary>A signer does not do what the engine relies on.</summary>
public sealed class SignerConformanceException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public SignerConformanceException()
        : base("The signer does not conform.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What is not met.</param>
    public SignerConformanceException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">What is not met.</param>
    /// <param name="innerException">The fault behind it.</param>
    public SignerConformanceException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
