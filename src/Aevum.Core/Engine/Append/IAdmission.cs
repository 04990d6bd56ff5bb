namespace Aevum.Engine.Append;

/// <summary>
/// A condition that must still hold when an item gets its place in the chain, and the effect that goes with it. All calls for one engine come
/// in the order of the chain; <see cref="Unwound"/> comes in the opposite order, so that a failed batch leaves no trace.
/// </summary>
internal interface IAdmission
{
    /// <summary>Decides, and takes what it needs when it admits.</summary>
    Admission Admit(DateTimeOffset at);

    /// <summary>The admitted item is stored.</summary>
    void Committed();

    /// <summary>The admitted item was not stored; it may be admitted again.</summary>
    void Unwound();
}
