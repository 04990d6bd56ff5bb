using System.Text;
using Aevum.Audit.Merkle;
using Aevum.Rules;

namespace Aevum.Audit.Verification;

/// <summary>
/// Links checked entries together, in order: version, scheme, sequence, time, unique ids, prior hash; then what the entries' own checks left over.
/// The first fault ends it. Not thread-safe.
/// </summary>
internal sealed class ChainFold
{
    private readonly ChainVerifierOptions _options;
    private readonly TrustedKeys _keys;
    private readonly EventIdSet _ids = new();
    private readonly Dictionary<string, string> _mlDsaKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleFinding> _findings = new(StringComparer.Ordinal);
    private readonly MerkleFrontier? _tree;
    private readonly byte[] _priorHash = new byte[SigchainFormat.DigestSize];
    private long _sequence;
    private long _systemTime;
    private int _version = SigchainFormat.Version1;
    private bool? _isHybrid;
    private Guid _lastId;
    private EntryFault? _fault;
    private long _faultIndex;

    internal ChainFold(ChainVerifierOptions options, TrustedKeys keys)
    {
        _options = options;
        _keys = keys;
        _tree = options.TreeHead is null ? null : new MerkleFrontier();
        _sequence = options.StartAfter.Sequence;
        _systemTime = options.StartAfter.SystemTime;
        if (!DigestText.TryParseHex(options.StartAfter.Hash, _priorHash))
        {
            throw new ArgumentException("StartAfter needs the digest of an event: 64 lower-case hexadecimal digits.", nameof(options));
        }
    }

    internal long Count { get; private set; }

    internal bool HasFault => _fault is not null;

    /// <summary>Links one batch.</summary>
    internal void Add(CheckBatch batch)
    {
        foreach (var check in batch.Checks)
        {
            if (HasFault)
            {
                return;
            }

            if (FindFault(check) is { } fault)
            {
                Fail(fault, Count);
                return;
            }

            Accept(check);
        }
    }

    /// <summary>Takes a fault of the text around the entries, at the place of the next entry.</summary>
    internal void FailHere(EntryFault fault)
    {
        if (!HasFault)
        {
            Fail(fault, Count);
        }
    }

    /// <summary>Checks the evidence for the tail and gives the verdict.</summary>
    internal ChainVerification Conclude()
    {
        if (!HasFault && FindTailFault() is { } fault)
        {
            Fail(fault, fault.Fault == ChainFault.ExpectedHead ? ExpectedHeadIndex() : Count);
        }

        return new ChainVerification
        {
            IsVerified = !HasFault,
            EventCount = Count,
            Head = Head(),
            Fault = _fault?.Fault,
            FaultIndex = HasFault ? _faultIndex : null,
            Reason = _fault?.Reason,
            AnnouncedKeyCount = _keys.AnnouncedCount,
            Findings = [.. _findings.Values],
        };
    }

    private ChainHead Head() => Count == 0
        ? _options.StartAfter
        : new ChainHead(_sequence, DigestText.Hex(_priorHash), _systemTime, $"{SealedEvent.AuditIdPrefix}{_lastId:D}");

    private EntryFault? FindFault(EntryCheck check) =>
        check.Early ?? FindFormatFault(check) ?? FindPlaceFault(check) ?? check.Late ?? FindKeyFault(check);

    private EntryFault? FindFormatFault(EntryCheck check)
    {
        if (check.Version < _version)
        {
            return new EntryFault(ChainFault.Version, "sig_format_version is lower than before");
        }

        return _isHybrid is { } isHybrid && isHybrid != check.IsHybrid
            ? new EntryFault(ChainFault.KeyScheme, "key_scheme is not that of the first event")
            : null;
    }

    private EntryFault? FindPlaceFault(EntryCheck check)
    {
        if (check.Sequence != _sequence + 1)
        {
            return new EntryFault(ChainFault.Sequence, $"sequence is {check.Sequence} where {_sequence + 1} must follow");
        }

        if (check.SystemTime <= _systemTime)
        {
            return new EntryFault(ChainFault.SystemTime, "system_time is not later than that of the event before");
        }

        if (!_ids.Add(check.EventId))
        {
            return new EntryFault(ChainFault.EventId, "event_id is that of an earlier event");
        }

        return check.PriorHash.SequenceEqual(_priorHash)
            ? null
            : new EntryFault(ChainFault.PriorHash, "prior_hash is not the digest of the event before: one of the two was altered, or an event is missing");
    }

    private EntryFault? FindKeyFault(EntryCheck check)
    {
        if (check.Deferred is { } deferred && !Verify(check, deferred))
        {
            return new EntryFault(ChainFault.Signature, "the signature does not hold under a pinned or announced key: the event was altered, or signed with another key");
        }

        return check.MlDsaKeyUse is { } use && !_mlDsaKeys.TryAdd(use.SignerKeyId, use.KeyHash) && _mlDsaKeys[use.SignerKeyId] != use.KeyHash
            ? new EntryFault(ChainFault.MlDsa, "mldsa65_pub changed for the same signer_key_id")
            : null;
    }

    private bool Verify(EntryCheck check, DeferredSignature deferred)
    {
        if (check.Announcement is { IsSession: true, PublicKey: { } publicKey })
        {
            _keys.Learn(Encoding.UTF8.GetString(deferred.KeyId), publicKey);
        }

        foreach (var trusted in _keys.For(deferred.KeyId))
        {
            if (trusted.Key.Verify(check.Digest, deferred.Signature))
            {
                return true;
            }
        }

        return false;
    }

    private void Accept(EntryCheck check)
    {
        _version = check.Version;
        _isHybrid = check.IsHybrid;
        _sequence = check.Sequence;
        _systemTime = check.SystemTime;
        _lastId = check.EventId;
        check.Digest.CopyTo(_priorHash);
        if (check.Announcement is { } announcement)
        {
            Accept(announcement);
        }

        if (_tree is not null && _tree.Size < _options.TreeHead!.Head.TreeSize)
        {
            _tree.Append(check.Digest);
        }

        Count++;
    }

    private void Accept(Announcement announcement)
    {
        if (announcement is { IsSession: false, PublicKey: { } publicKey, KeyId: { } keyId })
        {
            _keys.Learn(keyId, publicKey);
        }

        if (announcement.KeyProvenance == "in-process")
        {
            var rule = announcement.Posture == "regulated" ? RuleCatalogue.InProcessSignerRegulated : RuleCatalogue.InProcessSigner;
            _findings.TryAdd(rule.Id, new RuleFinding(rule, Count, "session.start says key_provenance in-process: whoever ran the process could sign anything."));
        }
    }

    private EntryFault? FindTailFault()
    {
        if (_options.ExpectedHead is { } expected && (expected.Sequence != _sequence || expected.Hash != DigestText.Hex(_priorHash)))
        {
            return new EntryFault(ChainFault.ExpectedHead, ExpectedHeadReason(expected));
        }

        if (_tree is not null && FindTreeFault(_options.TreeHead!.Head) is { } fault)
        {
            return fault;
        }

        return _options is { Strict: true, ExpectedHead: null, TreeHead: null }
            ? new EntryFault(ChainFault.TailEvidence, "nothing proves that the chain ends here (strict mode); give the expected head or a signed tree head")
            : null;
    }

    private string ExpectedHeadReason(ExpectedHead expected)
    {
        if (_sequence < expected.Sequence)
        {
            return $"the chain ends at sequence {_sequence}, and the expected head is {expected.Sequence}: the tail was cut off";
        }

        return _sequence > expected.Sequence
            ? $"the chain goes on to sequence {_sequence}, and the expected head is {expected.Sequence}"
            : "the last event is not the expected head: the tail was rewritten";
    }

    /// <summary>The first missing entry, the first one too many, or the one with another hash.</summary>
    private long ExpectedHeadIndex()
    {
        var expected = _options.ExpectedHead!.Sequence - _options.StartAfter.Sequence;
        return Math.Max(0, expected == Count ? Count - 1 : Math.Min(expected, Count));
    }

    private EntryFault? FindTreeFault(SignedTreeHead head)
    {
        if (_options.StartAfter.Sequence != 0)
        {
            return new EntryFault(ChainFault.TreeHead, "a signed tree head covers the chain from its first event, and only a part was verified");
        }

        if (_tree!.Size < head.TreeSize)
        {
            return new EntryFault(ChainFault.TreeHead, $"the chain has {_tree.Size} events, and the signed tree head covers {head.TreeSize}: the tail was cut off");
        }

        return DigestText.Hex(_tree.Root()) == head.RootHash
            ? null
            : new EntryFault(ChainFault.TreeHead, "the chain does not lead to the root of the signed tree head: it was rewritten");
    }

    private void Fail(EntryFault fault, long index)
    {
        _fault = fault;
        _faultIndex = index;
    }
}
