namespace Horizon.Api;

/// <summary>A question that cannot be answered as asked; the message is a sentence for the person who asked. Answered with 400.</summary>
internal sealed class BadRequestException(string message) : Exception(message);
