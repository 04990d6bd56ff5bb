using System.Globalization;
using Aevum.Generators.Models;
using Aevum.Rules;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>
/// Reads and checks <c>[ConsentPurpose]</c>. The generator and the analyzer both compile this file, so that what is not generated is always
/// reported, and what is reported as an error of the declaration is never generated half.
/// </summary>
internal static class PurposeDeclaration
{
    public const int MinValidForDays = 1;
    public const int MaxValidForDays = 3650;

    private const int DefaultValidForDays = 90;
    private const int AllOperations = 15;
    private const int HighestClassification = 3;

    /// <summary>The members that the generator adds.</summary>
    public static ImmutableArray<string> MemberNames { get; } =
    [
        "Name", "Grantee", "Operations", "ClassificationMax", "ValidForDays",
        "PurposeName", "PurposeGrantee", "PurposeOperations", "PurposeClassificationMax", "PurposeValidity",
        "Grant", "For", "Scope",
    ];

    /// <summary>
    /// Reads the declaration that <paramref name="attribute"/> makes on <paramref name="type"/>, without looking into its texts: that is
    /// <see cref="FaultsOfText"/>, which depends on the result alone and need not run again while the result stays the same.
    /// </summary>
    public static PurposeReading Read(INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        var faults = new List<DeclarationFault>(DeclaredType.FaultsOf(type, cancellationToken));
        faults.AddRange(FaultsOfKind(type));
        faults.AddRange(FaultsOfNumbers(attribute));
        faults.AddRange(FaultsOfSubject(type, attribute, compilation));

        return new PurposeReading(faults.Exists(fault => fault.PreventsGeneration) ? null : Describe(type, attribute), faults);
    }

    /// <summary>What is wrong with the texts of a declaration.</summary>
    public static IEnumerable<DeclarationFault> FaultsOfText(string? name, string? grantee)
    {
        if (CatchAllPurpose.Matches(name))
        {
            // The rule for blank and catch-all purposes looks at the attribute too; the analyzer of declarations leaves the report to it.
            yield return new(RuleCatalogue.CatchAllPurpose, DeclarationPart.NameArgument, "");
        }
        else if (DeclaredText.PurposeFault(name!) is { } fault)
        {
            yield return new(RuleCatalogue.DeclaredPurposeInvalid, DeclarationPart.NameArgument, fault) { PreventsGeneration = false };
        }

        if (grantee is not null && CatchAllIdentity.Matches(grantee))
        {
            // Again the report is another rule's, that of identities that stand for everybody.
            yield return new(RuleCatalogue.CatchAllIdentity, DeclarationPart.NamedArgument, "") { Argument = "Grantee" };
        }
        else if (grantee is null)
        {
            yield return Incomplete("names no grantee; add Grantee = \"…\", the agent that acts") with { Part = DeclarationPart.Attribute };
        }
    }

    private static PurposeModel Describe(INamedTypeSymbol type, AttributeData attribute) => new()
    {
        MetadataName = DeclaredType.MetadataNameOf(type),
        Namespace = DeclaredType.NamespaceOf(type),
        ContainingTypes = new(DeclaredType.Around(type).Select(DeclaredType.Reopen)),
        Type = DeclaredType.Reopen(type),
        Name = AttributeValues.PositionalText(attribute, 0) ?? "",
        Grantee = AttributeValues.Text(attribute, "Grantee") ?? "",
        Operations = AttributeValues.Number(attribute, "Operations") ?? 0,
        ClassificationMax = AttributeValues.Number(attribute, "ClassificationMax") ?? 0,
        ValidForDays = AttributeValues.Number(attribute, "ValidForDays") ?? DefaultValidForDays,
        Subject = AttributeValues.Type(attribute, "Subject") is { } subject
            ? new SubjectModel(subject.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), subject.IsReferenceType, KitTypes.HidesSubjectId(subject))
            : null,
    };

    private static IEnumerable<DeclarationFault> FaultsOfKind(INamedTypeSymbol type)
    {
        if (type.IsStatic)
        {
            yield return Incomplete("is static, and a static class cannot implement IConsentPurpose; remove 'static'");
        }

        if (type.IsFileLocal || DeclaredType.Around(type).Any(outer => outer.IsFileLocal))
        {
            yield return Incomplete("is local to its file, and generated code stands in another file; remove 'file'");
        }

        if (DeclaredType.FindOccupied(type, MemberNames) is { } name)
        {
            yield return Incomplete($"needs the name '{name}' for a generated member; rename what has this name");
        }
    }

    private static IEnumerable<DeclarationFault> FaultsOfNumbers(AttributeData attribute)
    {
        var operations = AttributeValues.Number(attribute, "Operations") ?? 0;
        if ((operations & AllOperations) == 0)
        {
            yield return new(RuleCatalogue.DeclarationWithoutOperation, DeclarationPart.Attribute, "");
        }

        if ((operations & ~AllOperations) != 0)
        {
            yield return Undefined("Operations", "combine Ingest, Query, Replay and Export");
        }

        if (AttributeValues.Number(attribute, "ClassificationMax") is < 0 or > HighestClassification)
        {
            yield return Undefined("ClassificationMax", "use Public, Internal, Confidential or Restricted");
        }

        var days = AttributeValues.Number(attribute, "ValidForDays") ?? DefaultValidForDays;
        if (days is < MinValidForDays or > MaxValidForDays)
        {
            yield return new(RuleCatalogue.ValidityOutOfRange, DeclarationPart.NamedArgument, days.ToString(CultureInfo.InvariantCulture)) { Argument = "ValidForDays" };
        }
    }

    private static IEnumerable<DeclarationFault> FaultsOfSubject(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        if (AttributeValues.Type(attribute, "Subject") is not { } subject || subject.TypeKind == TypeKind.Error)
        {
            yield break;
        }

        if (subject is not INamedTypeSymbol { IsUnboundGenericType: false } || !KitTypes.ImplementsConsentSubject(subject))
        {
            yield return Subject($"names the subject type '{subject.Name}', which does not implement IConsentSubject");
        }
        else if (subject.IsRefLikeType)
        {
            yield return Subject($"names the subject type '{subject.Name}', which is a ref struct and cannot stand in a list");
        }
        else if (!compilation.IsSymbolAccessibleWithin(subject, type) || !SubjectVisibility.Reaches(subject, type))
        {
            yield return Subject($"names the subject type '{subject.Name}', which is less accessible than the purpose");
        }
    }

    private static DeclarationFault Incomplete(string detail) => new(RuleCatalogue.DeclarationIncomplete, DeclarationPart.TypeName, detail);

    private static DeclarationFault Undefined(string argument, string repair) =>
        new(RuleCatalogue.DeclarationIncomplete, DeclarationPart.NamedArgument, $"gives {argument} a value that is not defined; {repair}") { Argument = argument };

    private static DeclarationFault Subject(string detail) =>
        new(RuleCatalogue.DeclarationIncomplete, DeclarationPart.NamedArgument, detail) { Argument = "Subject" };
}
