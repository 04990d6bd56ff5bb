namespace Aevum.Samples.MinimalApi.Tickets;

/// <summary>What a customer writes.</summary>
internal sealed record Ticket(string Subject, string Text);
