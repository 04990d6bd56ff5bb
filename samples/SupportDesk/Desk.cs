using System.Text.Json;
using Aevum.Audit;
using Aevum.Samples.SupportDesk.Purposes;
using Aevum.Samples.SupportDesk.Tickets;
using Aevum.Storage;

namespace Aevum.Samples.SupportDesk;

/// <summary>A day at the desk: consent, tickets, answers, refunds that a person decides, a complaint, and a customer who withdraws.</summary>
internal sealed class Desk(AevumEngine engine, IAevumStore store, Account account, TimeProvider time)
{
    private const string CustomersOfTheShop = "cust-0";
    private const int RefundThatNeedsAPerson = 10_000;

    private readonly SupportTicketResolution.Scope _agent = SupportTicketResolution.For(engine);
    private readonly ComplaintReview.Scope _auditor = ComplaintReview.For(engine);
    private readonly Dictionary<string, string> _grants = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _auditIds = new(StringComparer.Ordinal);

    internal async Task RunAsync(IReadOnlyList<TicketLine> tickets, CancellationToken ct)
    {
        await GrantAsync(tickets, ct);
        await IngestAsync(tickets, ct);
        await AnswerAsync(tickets, ct);
        await RefundAsync(tickets, ct);
        if (Accepted(tickets).FirstOrDefault() is { } first)
        {
            await ReviewComplaintAsync(first, ct);
            await RevokeAsync(Accepted(tickets).Last().Ticket.Customer, ct);
        }

        await TryToRewriteAsync(ct);
    }

    private async Task GrantAsync(IReadOnlyList<TicketLine> tickets, CancellationToken ct)
    {
        account.Chapter("Consent");
        var customers = tickets.Select(line => line.Ticket.Customer).Distinct().ToList();
        foreach (var customer in customers.Where(customer => customer.StartsWith(CustomersOfTheShop, StringComparison.Ordinal)))
        {
            var grant = SupportTicketResolution.Grant(customer, time.GetUtcNow(), authorizationRef: "shop-terms-2026");
            await engine.AddConsentGrantAsync(grant, ct);
            _grants[customer] = grant.GrantId;
        }

        account.Line($"{_grants.Count} of {customers.Count} customers agreed to '{SupportTicketResolution.Name}' by {SupportTicketResolution.Grantee}, for {SupportTicketResolution.ValidForDays} days.");
    }

    private async Task IngestAsync(IReadOnlyList<TicketLine> tickets, CancellationToken ct)
    {
        account.Chapter("Tickets");
        var accepted = 0;
        foreach (var line in tickets)
        {
            accepted += await TakeInAsync(line, ct) ? 1 : 0;
        }

        account.Line($"{accepted} of {tickets.Count} tickets taken in.");
    }

    private async Task<bool> TakeInAsync(TicketLine line, CancellationToken ct)
    {
        try
        {
            var envelope = await _agent.IngestAsync(line.Ticket.Customer, line.Json, line.Provenance, line.IdempotencyKey, ct: ct);
            if (envelope.Status == OutputStatus.Ok)
            {
                _auditIds[line.Ticket.Id] = envelope.AuditId;
                return true;
            }

            account.Refusal(line.Ticket.Id, envelope);
        }
        catch (ArgumentException fault)
        {
            // A file may hold what no ledger can: a key twice, half a character, a name without end.
            account.Refusal(line.Ticket.Id, "not a sound request", fault.Message);
        }

        return false;
    }

    private async Task AnswerAsync(IReadOnlyList<TicketLine> tickets, CancellationToken ct)
    {
        account.Chapter("Answers");
        foreach (var customer in Accepted(tickets).Select(line => line.Ticket.Customer).Distinct().Take(3))
        {
            var seen = await _agent.QueryAsync(customer, ct);
            var reply = await engine.CommitAsync(
                new CommitRequest { EventType = "support.reply.sent", Actor = SupportTicketResolution.Grantee, Payload = Json($$"""{"template":"we-are-on-it"}"""), Witness = seen.EnsureOk().Witness },
                ct);
            account.Line($"{customer}: read under witness, reply recorded as {Account.Short(reply.EnsureOk().AuditId)}.");
        }

        var forged = await engine.CommitAsync(new CommitRequest { EventType = Reserved, Actor = SupportTicketResolution.Grantee, Payload = Json("{}") }, ct);
        account.Refusal("a commit that poses as the kernel's", forged);
    }

    /// <summary>Not a constant, because rule AEV1006 would refuse to compile one.</summary>
    private static string Reserved => string.Join('.', "ingest", "accepted");

    private async Task RefundAsync(IReadOnlyList<TicketLine> tickets, CancellationToken ct)
    {
        account.Chapter("Refunds");
        var large = Accepted(tickets).Where(line => line.Ticket.RefundCents >= RefundThatNeedsAPerson).Take(2).ToList();
        foreach (var (line, decision) in large.Zip([ReviewAction.Approve, ReviewAction.Veto]))
        {
            var seen = (await _agent.QueryAsync(line.Ticket.Customer, ct)).EnsureOk();
            var auditId = await engine.RequestReviewAsync(
                new ReviewProposal
                {
                    Proposer = SupportTicketResolution.Grantee,
                    Action = "refund",
                    Reason = $"ticket {line.Ticket.Id}",
                    Details = Json($$"""{"ticket":"{{JsonEncodedText.Encode(line.Ticket.Id)}}","cents":{{line.Ticket.RefundCents}}}"""),
                    Deadline = time.GetUtcNow().AddHours(4),
                },
                ct);
            account.Refusal("the agent approving its own proposal", await engine.ReviewAsync(new ReviewRequest { AuditId = auditId, Actor = SupportTicketResolution.Grantee, Action = ReviewAction.Approve }, ct));
            var decided = await engine.ReviewAsync(new ReviewRequest { AuditId = auditId, Actor = "team-lead-rosa", Action = decision }, ct);
            account.Line($"{line.Ticket.Id}, {line.Ticket.RefundCents / 100m:0.00} EUR: team-lead-rosa decided {decision} ({decided.Status}).");
            await PayAsync(auditId, line, seen.Witness, ct);
        }
    }

    private async Task PayAsync(string reviewId, TicketLine line, Witness? witness, CancellationToken ct)
    {
        var review = await engine.ReviewAsync(new ReviewRequest { AuditId = reviewId, Actor = SupportTicketResolution.Grantee }, ct);
        if (review.Status != OutputStatus.Ok)
        {
            account.Refusal($"the payment for {line.Ticket.Id}", review);
            return;
        }

        var paid = await engine.CommitAsync(
            new CommitRequest { EventType = "support.refund.paid", Actor = SupportTicketResolution.Grantee, Payload = Json($$"""{"review":"{{JsonEncodedText.Encode(reviewId)}}","cents":{{line.Ticket.RefundCents}}}"""), Witness = witness },
            ct);
        account.Line($"{line.Ticket.Id}: paid, recorded as {Account.Short(paid.EnsureOk().AuditId)}.");
    }

    private async Task ReviewComplaintAsync(TicketLine line, CancellationToken ct)
    {
        account.Chapter("Replay");
        await engine.AddConsentGrantAsync(ComplaintReview.Grant(line.Ticket.Customer, time.GetUtcNow(), authorizationRef: "complaint-form"), ct);
        var complaint = Json($$"""{"about":"{{JsonEncodedText.Encode(line.Ticket.Id)}}","text":"Nobody answered me for three weeks."}""");
        var recorded = await _auditor.IngestAsync(line.Ticket.Customer, complaint, new Provenance { SourceId = "complaint-form", Classification = Classification.Internal }, ct);
        var replay = await _auditor.ReplayAsync(recorded.EnsureOk().AuditId, ct);
        account.Line($"The complaint about {line.Ticket.Id} replayed by {ComplaintReview.Grantee} with the customer's consent: {replay.Status}.");
        account.Refusal($"{ComplaintReview.Grantee} replaying {line.Ticket.Id}, which was given for another purpose", await _auditor.ReplayAsync(_auditIds[line.Ticket.Id], ct));
    }

    private async Task RevokeAsync(string customer, CancellationToken ct)
    {
        account.Chapter("Revocation");
        var before = (await _agent.QueryAsync(customer, ct)).EnsureOk();
        foreach (var grantId in await GrantsOfAsync(customer, ct))
        {
            await engine.RevokeConsentGrantAsync(grantId, ct);
        }

        account.Line($"{customer} withdrew.");
        account.Refusal("the next query", await _agent.QueryAsync(customer, ct));
        account.Refusal("a commit that acts on what was read before", await engine.CommitAsync(
            new CommitRequest { EventType = "support.reply.sent", Actor = SupportTicketResolution.Grantee, Payload = Json("{}"), Witness = before.Witness }, ct));
    }

    /// <summary>Somebody with the store in hand tries to write another first event.</summary>
    private async Task TryToRewriteAsync(CancellationToken ct)
    {
        account.Chapter("Tampering");
        SealedEvent? first = null;
        await foreach (var stored in engine.ReadLedgerAsync(1, ct))
        {
            first = stored;
            break;
        }

        try
        {
            var forged = new StoreEntry { Event = first! with { Actor = "nobody" }, Digest = new byte[32] };
            await store.CommitAsync(ChainHead.Genesis, [forged], new ChainHead(1, first!.PriorHash, first.SystemTime, first.AuditId), ct);
            account.Line("The first event was rewritten. This must never be printed.");
        }
        catch (ChainHeadMovedException refusal)
        {
            account.Refusal("writing another first event", "audit immutability (barrier 4)", refusal.Message);
        }
    }

    private async Task<IReadOnlyList<string>> GrantsOfAsync(string customer, CancellationToken ct)
    {
        var ids = new List<string>();
        await foreach (var consent in store.ReadConsentAsync(ct))
        {
            if (!consent.IsRevoked && consent.Grant.SubjectId == customer)
            {
                ids.Add(consent.Grant.GrantId);
            }
        }

        return ids;
    }

    private IEnumerable<TicketLine> Accepted(IReadOnlyList<TicketLine> tickets) => tickets.Where(line => _auditIds.ContainsKey(line.Ticket.Id));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
