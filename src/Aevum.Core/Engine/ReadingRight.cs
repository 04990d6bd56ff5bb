using Aevum.Engine.Append;

namespace Aevum.Engine;

/// <summary>
/// The right to read some subjects, for one actor and purpose: consent for every one of them, and under which clearance. The clearance of a
/// subject is the lowest of what was asked for, granted and allowed in this deployment.
/// </summary>
internal sealed class ReadingRight
{
    private readonly List<ConsentUse> _uses = [];
    private readonly Dictionary<string, Classification> _clearances = new(StringComparer.Ordinal);
    private readonly long _revocations;
    private DateTimeOffset _expiresAt = DateTimeOffset.MaxValue;

    private ReadingRight(long revocations) => _revocations = revocations;

    /// <summary>The subjects, each once, in the order asked.</summary>
    internal IReadOnlyList<string> SubjectIds { get; private set; } = [];

    internal IReadOnlyDictionary<string, Classification> Clearances => _clearances;

    /// <summary>The lowest clearance of all subjects.</summary>
    internal Classification Clearance { get; private set; } = Classification.Restricted;

    /// <summary>Null when one subject's consent is missing.</summary>
    internal static ReadingRight? Of(EngineKernel kernel, QueryRequest request, DateTimeOffset at)
    {
        var asked = new ConsentUse(string.Empty, request.Actor, request.Purpose, ConsentOperations.Query, Classification.Public, at);
        return Of(kernel, request.SubjectIds, asked, request.ClassificationMax);
    }

    /// <summary>Null when one subject's consent is missing.</summary>
    internal static ReadingRight? Of(EngineKernel kernel, IReadOnlyList<string> subjectIds, ConsentUse asked, Classification clearance)
    {
        var right = new ReadingRight(kernel.Consent.Index.Revocations)
        {
            SubjectIds = subjectIds.Count == 1 ? subjectIds : [.. subjectIds.Distinct(StringComparer.Ordinal)],
        };
        foreach (var subjectId in right.SubjectIds)
        {
            var use = asked with { SubjectId = subjectId };
            var consent = kernel.Consent.Check(use);
            if (!consent.IsClear)
            {
                return null;
            }

            right.Add(use, consent, Lowest(clearance, consent.Clearance, kernel.Settings.DeploymentCeiling));
        }

        return right;
    }

    internal IAdmission StillHolds(EngineKernel kernel, CallFacts call, Refusal refusal) =>
        new ConsentStillHolds(kernel, call, refusal) { Revocations = _revocations, ExpiresAt = _expiresAt, Uses = _uses };

    private static Classification Lowest(Classification first, Classification second, Classification third) =>
        (Classification)Math.Min((int)first, Math.Min((int)second, (int)third));

    private void Add(ConsentUse use, ConsentAnswer consent, Classification clearance)
    {
        // The use is checked again when the event gets its place: it must still cover what was read under it.
        _uses.Add(use with { Classification = clearance });
        _clearances[use.SubjectId] = clearance;
        _expiresAt = consent.ExpiresAt < _expiresAt ? consent.ExpiresAt : _expiresAt;
        Clearance = clearance < Clearance ? clearance : Clearance;
    }
}
