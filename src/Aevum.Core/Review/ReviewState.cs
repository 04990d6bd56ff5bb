namespace Aevum;

/// <summary>Where a review stands. The last two are final.</summary>
public enum ReviewState
{
    /// <summary>Nobody has decided and the deadline has not passed.</summary>
    Pending = 0,

    /// <summary>An independent reviewer approved in time.</summary>
    Approved = 1,

    /// <summary>A reviewer vetoed, or nobody decided in time.</summary>
    Vetoed = 2,
}
