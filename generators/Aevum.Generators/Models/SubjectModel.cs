namespace Aevum.Generators.Models;

/// <summary>The type of a purpose's subjects.</summary>
/// <param name="TypeText">The type, <c>global::</c>-qualified and escaped.</param>
/// <param name="CanBeNull">True for a reference type.</param>
internal sealed record SubjectModel(string TypeText, bool CanBeNull);
