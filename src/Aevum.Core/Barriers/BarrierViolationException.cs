namespace Aevum;

/// <summary>
/// Barrier 4 (audit immutability) or another invariant of the kernel was breached. Never to be swallowed: rule AEV1003
/// refuses a <c>catch</c> that does.
/// </summary>
public sealed class BarrierViolationException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public BarrierViolationException()
        : base("An absolute barrier was violated.")
    {
    }

    /// <summary>Makes an exception with a message that says what was attempted, where, and how to repair it.</summary>
    /// <param name="message">The message; never personal text.</param>
    public BarrierViolationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message; never personal text.</param>
    /// <param name="innerException">The fault behind it.</param>
    public BarrierViolationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
