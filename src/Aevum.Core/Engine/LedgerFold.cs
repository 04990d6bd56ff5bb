using System.Runtime.CompilerServices;
using System.Text.Json;
using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>
/// What the ledger itself says about consent and reviews, gathered while it is verified. A store keeps both in tables of its own for speed;
/// whoever writes into those tables past the engine is found out at the next start.
/// </summary>
internal sealed class LedgerFold
{
    private readonly Dictionary<string, string> _grantedTerms = new(StringComparer.Ordinal);
    private readonly HashSet<string> _revoked = new(StringComparer.Ordinal);

    /// <summary>How many grants the ledger knows.</summary>
    internal int GrantCount => _grantedTerms.Count;

    /// <summary>What it says about reviews.</summary>
    internal ReviewFold Reviews { get; } = new();

    /// <summary>Passes events on and gathers what they say.</summary>
    internal async IAsyncEnumerable<SealedEvent> Through(IAsyncEnumerable<SealedEvent> events, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var sealedEvent in events.WithCancellation(ct).ConfigureAwait(false))
        {
            Take(sealedEvent);
            yield return sealedEvent;
        }
    }

    /// <summary>Whether the ledger granted exactly this, and revoked it or not.</summary>
    internal bool Confirms(StoredConsent consent) =>
        _grantedTerms.TryGetValue(consent.Grant.GrantId, out var terms)
        && string.Equals(terms, EventDigest.PayloadHash(ConsentPayload.Of(consent.Grant)), StringComparison.Ordinal)
        && _revoked.Contains(consent.Grant.GrantId) == consent.IsRevoked;

    private void Take(SealedEvent sealedEvent)
    {
        switch (sealedEvent.EventType)
        {
            case EventTypes.ConsentGranted when Text(sealedEvent, "grant_id") is { } granted:
                _grantedTerms.TryAdd(granted, sealedEvent.PayloadHash);
                break;
            case EventTypes.ConsentRevoked when Text(sealedEvent, "grant_id") is { } revoked:
                _revoked.Add(revoked);
                break;
            case EventTypes.ReviewRequested:
                Reviews.Requested(sealedEvent);
                break;
            case EventTypes.ReviewApproved or EventTypes.ReviewVetoed when Text(sealedEvent, "review_id") is { } reviewId:
                var state = sealedEvent.EventType == EventTypes.ReviewApproved ? ReviewState.Approved : ReviewState.Vetoed;
                Reviews.Concluded(reviewId, state, Text(sealedEvent, "reason") == ReviewPayload.DeadlinePassed ? null : sealedEvent.Actor);
                break;
        }
    }

    /// <summary>Null when the payload is not what the kernel writes; the verification then says why.</summary>
    private static string? Text(SealedEvent sealedEvent, string name)
    {
        try
        {
            using var payload = JsonDocument.Parse(sealedEvent.Payload);
            return payload.RootElement.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
