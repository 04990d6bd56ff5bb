namespace Aevum.Review;

/// <summary>What can happen to a review.</summary>
internal enum ReviewEvent
{
    /// <summary>An independent reviewer approves.</summary>
    Approve = 0,

    /// <summary>An independent reviewer vetoes.</summary>
    Veto = 1,

    /// <summary>The deadline has come and nobody has decided.</summary>
    DeadlinePassed = 2,
}
