namespace Aevum.Signers;

/// <summary>The options of a signer do not hold together. The message names every problem and how to repair it, and no secret.</summary>
public sealed class SignerOptionsException : ArgumentException
{
    /// <summary>Makes an exception without detail.</summary>
    public SignerOptionsException()
        : base("The options of a signer are not valid.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">The message; never a secret.</param>
    public SignerOptionsException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message; never a secret.</param>
    /// <param name="innerException">The fault behind it.</param>
    public SignerOptionsException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal static void ThrowIfAny(string signer, IEnumerable<string> problems)
    {
        var all = problems.ToList();
        if (all.Count > 0)
        {
            throw new SignerOptionsException($"{signer} cannot be used with these options: {string.Join(" ", all)}");
        }
    }
}
