namespace Aevum.Audit;

/// <summary>The stored chain does not verify, so the engine does not start.</summary>
public sealed class ChainVerificationException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public ChainVerificationException()
        : base("The stored chain does not verify.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">The message; never personal text.</param>
    public ChainVerificationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message; never personal text.</param>
    /// <param name="innerException">The fault behind it.</param>
    public ChainVerificationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception for a verdict.</summary>
    /// <param name="verification">The verdict.</param>
    public ChainVerificationException(ChainVerification verification)
        : base(Describe(verification)) => Verification = verification;

    /// <summary>The verdict; null when the exception was made without one.</summary>
    public ChainVerification? Verification { get; }

    private static string Describe(ChainVerification verification)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return $"The stored chain does not verify, so the engine does not start: entry {verification.FaultIndex}: {verification.Reason} "
            + "When an earlier signer wrote the chain, pin its public key in AevumOptions.TrustedKeys; otherwise restore the store from a backup.";
    }
}
