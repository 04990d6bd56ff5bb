using System.Text.Json;

namespace Aevum.Samples.SupportDesk.Tickets;

/// <summary>Reads a JSON-lines file, one ticket a line; blank lines are passed over.</summary>
internal static class TicketFile
{
    private const int LongestLine = 1 << 20;

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
            var ticket = document.Deserialize(TicketJson.Default.Ticket)!;
            return string.IsNullOrWhiteSpace(ticket.Id) || string.IsNullOrWhiteSpace(ticket.Customer)
                ? throw new InvalidDataException($"{path}({number}): ticket and customer must not be blank.")
                : new TicketLine(ticket, document.RootElement.Clone(), line);
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}({number}): not a ticket: {fault.Message}", fault);
        }
    }
}
