namespace Aevum.Consent;

/// <summary>Where one element of the OR-Set stands. It only ever moves forward.</summary>
internal enum GrantState
{
    /// <summary>Its event has a place in the chain but is not yet durable: it allows nothing, and its id is taken.</summary>
    Reserved = 0,

    /// <summary>Added.</summary>
    Active = 1,

    /// <summary>Removed, for good.</summary>
    Revoked = 2,
}
