using System.Text.Json.Serialization;
using Aevum.Samples.MinimalApi.Consent;
using Aevum.Samples.MinimalApi.Ledger;
using Aevum.Samples.MinimalApi.Tickets;

namespace Aevum.Samples.MinimalApi.Json;

/// <summary>The JSON of the API, generated at build time: trimming would remove what reflection needs.</summary>
[JsonSourceGenerationOptions(System.Text.Json.JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(ConsentView))]
[JsonSerializable(typeof(EnvelopeView))]
[JsonSerializable(typeof(LedgerView))]
[JsonSerializable(typeof(Ticket))]
internal sealed partial class ApiJson : JsonSerializerContext;
