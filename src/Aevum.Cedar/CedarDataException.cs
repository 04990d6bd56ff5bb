namespace Aevum.Cedar;

/// <summary>
/// Entities, a request or a policy set in JSON cannot be used: the data has not the expected form, contradicts itself, or exceeds a limit.
/// The message says what, where (a path such as <c>[3].attrs.owner</c>), and how to repair it.
/// </summary>
public sealed class CedarDataException : FormatException
{
    /// <summary>Reports the fault.</summary>
    /// <param name="message">What, where, and how to repair it.</param>
    public CedarDataException(string message)
        : base(message)
    {
    }

    /// <summary>Reports the fault with its cause.</summary>
    /// <param name="message">What, where, and how to repair it.</param>
    /// <param name="innerException">The cause.</param>
    public CedarDataException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
