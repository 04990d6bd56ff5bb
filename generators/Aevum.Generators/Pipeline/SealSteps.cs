using Aevum.Generators.Emit;
using Aevum.Generators.Models;
using Aevum.Generators.Validation;
using Aevum.Rules;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Pipeline;

/// <summary>Rule AEV9001: the build must not switch the safety analysis off. A generator runs where analyzers do not, so it is the one to say so.</summary>
internal static class SealSteps
{
    private static readonly ImmutableArray<string> SuppressingAttributes =
    [
        "System.Diagnostics.CodeAnalysis.SuppressMessageAttribute",
        "System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessageAttribute",
    ];

    /// <summary>What breaks the seal of this build.</summary>
    public static IncrementalValueProvider<SealModel> Seal(
        IncrementalGeneratorInitializationContext context,
        IncrementalValueProvider<EquatableArray<ReferenceModel>> references,
        IncrementalValueProvider<BuildModel> build)
    {
        var usesKit = references.Select(static (all, _) => ReferenceSteps.Contains(all, KitTypes.KernelAssembly));
        return Suppressions(context, SuppressingAttributes[0])
            .Combine(Suppressions(context, SuppressingAttributes[1]))
            .Combine(build)
            .Combine(usesKit)
            .Select(static (all, _) => Judge(all.Left.Left.Left.Concat(all.Left.Left.Right), all.Left.Right, all.Right))
            .WithTrackingName(TrackingNames.Seal);
    }

    public static void Emit(IncrementalGeneratorInitializationContext context, IncrementalValueProvider<SealModel> seal) =>
        context.RegisterSourceOutput(seal, static (output, model) => SealReporter.Report(output, model));

    private static IncrementalValueProvider<EquatableArray<SuppressionModel>> Suppressions(IncrementalGeneratorInitializationContext context, string attribute) =>
        context.SyntaxProvider
            .ForAttributeWithMetadataName(attribute, static (_, _) => true, Read)
            .SelectMany(static (found, _) => found)
            .Collect()
            .Select(static (found, _) => new EquatableArray<SuppressionModel>(found))
            .WithTrackingName(TrackingNames.Suppressions);

    private static EquatableArray<SuppressionModel> Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var found = new List<SuppressionModel>();
        foreach (var attribute in context.Attributes)
        {
            if (RuleIdOf(AttributeValues.PositionalText(attribute, 1)) is { } id)
            {
                found.Add(new SuppressionModel(id, PlaceOf(attribute, context.TargetNode, cancellationToken)));
            }
        }

        return new(found);
    }

    /// <summary>The id of a rule of the kit, as the compiler reads it: up to a colon, the letter case does not matter.</summary>
    private static string? RuleIdOf(string? checkId)
    {
        var id = checkId?.Split(':')[0].Trim().ToUpperInvariant() ?? "";
        return id.StartsWith("AEV", StringComparison.Ordinal) && id.Length == 7 && id.Skip(3).All(char.IsDigit) ? id : null;
    }

    private static PlaceModel PlaceOf(AttributeData attribute, SyntaxNode target, CancellationToken cancellationToken)
    {
        var syntax = attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) ?? target;
        var lines = syntax.SyntaxTree.GetLineSpan(syntax.Span, cancellationToken);
        return new PlaceModel(
            syntax.SyntaxTree.FilePath,
            syntax.Span.Start,
            syntax.Span.Length,
            lines.StartLinePosition.Line,
            lines.StartLinePosition.Character,
            lines.EndLinePosition.Line,
            lines.EndLinePosition.Character);
    }

    private static SealModel Judge(IEnumerable<SuppressionModel> found, BuildModel build, bool usesKit)
    {
        if (!usesKit)
        {
            return new SealModel(null, default, false);
        }

        // Some rules hold in every posture, so no build may go without the analysis; and a barrier or consent rule may never be suppressed.
        var isStrict = build.Posture != BuildPosture.Development;
        var all = found.ToList();
        var forbidden = all
            .Where(suppression => isStrict || suppression.RuleId[3] is '1' or '2')
            .OrderBy(suppression => suppression.Place.Path, StringComparer.Ordinal)
            .ThenBy(suppression => suppression.Place.Start)
            .ThenBy(suppression => suppression.RuleId, StringComparer.Ordinal);
        return new SealModel(build.DisabledBy, new(forbidden), all.Exists(suppression => suppression.RuleId == RuleCatalogue.AnalysisDisabled.Id));
    }
}
