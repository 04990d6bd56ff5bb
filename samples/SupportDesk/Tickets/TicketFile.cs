using System.Text.Json;

namespace Aevum.Samples.SupportDesk.Tickets;

/// <summary>Reads a JSON-lines file, one ticket a line; blank lines are passed over.</summary>
internal static class TicketFile
{
    private const int LongestLine = 1 << 20;
    private const int LongestName = 200;

    /// <exception cref="InvalidDataException">A line is no ticket; the message names it.</exception>
    internal static async Task<IReadOnlyList<TicketLine>> ReadAsync(string path, CancellationToken ct)
    {
        var lines = new List<TicketLine>();
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(path, ct))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(Parse(path, number, line));
            }
        }

        return lines.Count > 0 ? lines : throw new InvalidDataException($"{path} holds no ticket.");
    }

    private static TicketLine Parse(string path, int number, string line)
    {
        if (line.Length > LongestLine)
        {
            throw new InvalidDataException($"{path}({number}): the line is longer than {LongestLine} characters.");
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return document.Deserialize(TicketJson.Default.Ticket) is { } ticket && IsName(ticket.Id) && IsName(ticket.Customer)
                ? new TicketLine(ticket, document.RootElement.Clone(), line)
                : throw new InvalidDataException($"{path}({number}): a ticket is an object whose 'ticket' and 'customer' have 1 to {LongestName} characters.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}({number}): not a ticket: {fault.Message}", fault);
        }
    }

    private static bool IsName(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName;
}
