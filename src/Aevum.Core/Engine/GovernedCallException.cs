namespace Aevum;

/// <summary>Thrown by <see cref="OutputEnvelope.EnsureOk"/> for a call that did not end well.</summary>
public sealed class GovernedCallException : Exception
{
    /// <summary>Makes an exception without an envelope.</summary>
    public GovernedCallException()
        : base("A governed call did not end with Ok.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">The message; never personal text.</param>
    public GovernedCallException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and the fault behind it.</summary>
    /// <param name="message">The message; never personal text.</param>
    /// <param name="innerException">The fault behind it.</param>
    public GovernedCallException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception for an envelope.</summary>
    /// <param name="envelope">The answer that was not Ok.</param>
    public GovernedCallException(OutputEnvelope envelope)
        : base(Describe(envelope)) => Envelope = envelope;

    /// <summary>The answer that was not Ok; null when the exception was made without one.</summary>
    public OutputEnvelope? Envelope { get; }

    private static string Describe(OutputEnvelope envelope)
    {
        ArgumentNullException.ThrowIfNull(envelope);
        return $"The governed call ended with {envelope.Status} ({envelope.ErrorCode ?? "no code"}): {envelope.ErrorDetail ?? "no detail"} Audit id: {envelope.AuditId}.";
    }
}
