namespace Aevum.Generators.Models;

/// <summary>The type of a purpose's subjects.</summary>
/// <param name="TypeText">The type, <c>global::</c>-qualified and escaped.</param>
/// <param name="CanBeNull">True for a reference type.</param>
/// <param name="IsAskedAsContract">True when the type has no <c>SubjectId</c> of its own that is the identity: it implements the contract explicitly, or hides it.</param>
internal sealed record SubjectModel(string TypeText, bool CanBeNull, bool IsAskedAsContract);
