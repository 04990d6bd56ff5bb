namespace Aevum;

/// <summary>How a governed call ended.</summary>
public enum OutputStatus
{
    /// <summary>Done as asked.</summary>
    Ok = 0,

    /// <summary>Refused or failed; <see cref="OutputEnvelope.ErrorCode"/> says why.</summary>
    Error = 1,

    /// <summary>Barrier 1 fired; the data holds a safe message and crisis lines.</summary>
    Crisis = 2,

    /// <summary>A person has to decide first.</summary>
    PendingReview = 3,

    /// <summary>Answered, but what stood behind the answer is no longer whole; the warnings say what.</summary>
    Degraded = 4,
}
