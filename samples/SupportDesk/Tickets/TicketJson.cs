using System.Text.Json.Serialization;

namespace Aevum.Samples.SupportDesk.Tickets;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNameCaseInsensitive = true)]
[JsonSerializable(typeof(Ticket))]
internal sealed partial class TicketJson : JsonSerializerContext;
