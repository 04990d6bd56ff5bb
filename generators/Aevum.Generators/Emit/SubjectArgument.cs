using Aevum.Generators.Models;

namespace Aevum.Generators.Emit;

/// <summary>How the members of a purpose take a subject: as a string, or as the type that the purpose names.</summary>
/// <param name="TypeText">The type of the parameter.</param>
/// <param name="Name">The name of the parameter.</param>
/// <param name="CanBeNull">True when the argument must be held against null before its identity is read.</param>
/// <param name="IsAskedAsContract">True when the identity is read through the contract.</param>
internal sealed record SubjectArgument(string TypeText, string Name, bool CanBeNull, bool IsAskedAsContract)
{
    /// <summary>The expression of the identity.</summary>
    public string Id => IsText ? Name : IsAskedAsContract ? $"((global::Aevum.IConsentSubject){Name}).SubjectId" : Name + ".SubjectId";

    /// <summary>True when subjects are strings.</summary>
    public bool IsText => Name == "subjectId";

    public static SubjectArgument Of(PurposeModel purpose) =>
        purpose.Subject is { } subject ? new(subject.TypeText, "subject", subject.CanBeNull, subject.IsAskedAsContract) : new("string", "subjectId", CanBeNull: false, IsAskedAsContract: false);

    /// <summary>Refuses null; a null string is refused where the request is constructed.</summary>
    public void EmitGuard(SourceWriter writer)
    {
        if (CanBeNull)
        {
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({Name});");
        }
    }
}
