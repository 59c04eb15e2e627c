-- Takes a token from a bucket, by the clock of Redis.
-- KEYS[1] bucket; ARGV[1] size, ARGV[2] refill per second.
-- Returns {taken 0/1, left, seconds until full, seconds until the next token}.
-- Every write sets an expiry, so that no bucket stays empty for ever.
local size, rate = tonumber(ARGV[1]), tonumber(ARGV[2])
local time = redis.call('TIME')
local now = tonumber(time[1]) + tonumber(time[2]) / 1000000
local bucket = redis.call('HMGET', KEYS[1], 'left', 'at')
local left = tonumber(bucket[1] or size)
local at = tonumber(bucket[2] or now)
left = math.min(size, left + math.max(0, now - at) * rate)
local taken = 0
if left >= 1 then
  left = left - 1
  taken = 1
end
redis.call('HSET', KEYS[1], 'left', tostring(left), 'at', string.format('%.6f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil(size / rate * 1000) + 1000)
return {taken, math.floor(left), math.ceil((size - left) / rate), math.ceil((1 - left) / rate)}
