-- KEYS: board. ARGV: first and last index. Returns the total, then the members.
local answer = redis.call('ZRANGE', KEYS[1], ARGV[1], ARGV[2])
table.insert(answer, 1, redis.call('ZCARD', KEYS[1]))
return answer
