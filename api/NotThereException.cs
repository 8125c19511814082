namespace Horizon.Api;

/// <summary>What an address names is not there; the message is a sentence for the person who asked. Answered with 404.</summary>
internal sealed class NotThereException(string message) : Exception(message);
